/** What shall go wrong, on demand. */
package dev.replinode.sandbox.fault;
