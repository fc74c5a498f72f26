/** Other programs of this machine, each behind a port of the domain: git, shellcheck. */
package dev.replinode.program;
