package dev.replinode.domain.storage;

/**
 * One part of an object that was uploaded in parts, as the server remembers it.
 *
 * @param size bytes
 * @param count how many parts the object has in all
 */
public record ObjectPart(long size, int count) {}
