/** Between the sockets and the handlers: the journal of requests, and faults that strike calls. */
package dev.replinode.sandbox.traffic;
