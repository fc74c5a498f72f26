/**
 * Waiting: one loop, told what to look at, when to look again and how to spend the time between.
 */
package dev.replinode.domain.wait;
