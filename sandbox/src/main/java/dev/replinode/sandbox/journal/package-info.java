/** What was asked of the sandbox, by whom, and what was done. */
package dev.replinode.sandbox.journal;
