/** A page for people: what is in the sandbox and what happens there. */
package dev.replinode.sandbox.page;
