/**
 * Rehearsed failovers: what is measured, how it is judged, and the record that is left. The source
 * bucket is called A, its replica B, as in the reports.
 */
package dev.replinode.domain.drill;
