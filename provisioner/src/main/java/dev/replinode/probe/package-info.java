/** Reads objects as a client or an edge does: one request, no second try, every answer told. */
package dev.replinode.probe;
