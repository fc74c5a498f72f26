/** An edge server on loopback that acts a policy out, and an origin that fails in front of it. */
package dev.replinode.edge;
