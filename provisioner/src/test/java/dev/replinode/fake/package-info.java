/** An account, its storage and its clock in memory, for the tests of everything above the ports. */
package dev.replinode.fake;
