/** The record of a drill as files: JSON, HTML, JUnit XML, Markdown, and the raw data as CSV. */
package dev.replinode.report;
