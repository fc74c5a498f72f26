/** Replicators: an instance made to copy one bucket into another, and all that belongs to it. */
package dev.replinode.domain.replicator;
