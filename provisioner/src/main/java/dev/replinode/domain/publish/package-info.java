/** Publishing: the StackScript an account should hold, and what it takes to get there. */
package dev.replinode.domain.publish;
