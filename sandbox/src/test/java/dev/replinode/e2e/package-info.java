/** The program as its users run it: assembled, in processes of its own, against a real sandbox. */
package dev.replinode.e2e;
