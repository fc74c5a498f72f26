/** The program: the only place that makes adapters, reads the environment and exits. */
package dev.replinode.app;
