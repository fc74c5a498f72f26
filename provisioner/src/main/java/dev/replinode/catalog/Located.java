package dev.replinode.catalog;

/** A value that somebody wrote, and where it stands. */
record Located<T>(T value, Place place) {}
