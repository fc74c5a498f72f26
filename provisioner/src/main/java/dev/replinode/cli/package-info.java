/** The command line: one class a verb, the options they share, errors and exit codes. */
package dev.replinode.cli;
