/** What people and programs read: progress on standard error, results on standard output. */
package dev.replinode.cli.render;
