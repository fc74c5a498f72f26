/** A drill that can fail: known faults planted one at a time, and whether the drill names each. */
package dev.replinode.domain.drill.selftest;
