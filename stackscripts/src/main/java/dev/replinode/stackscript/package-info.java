/** What a StackScript is: its user-defined fields, read the way the Linode platform reads them. */
package dev.replinode.stackscript;
