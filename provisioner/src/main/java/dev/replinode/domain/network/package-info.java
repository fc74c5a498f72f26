/** How this machine reaches others. */
package dev.replinode.domain.network;
