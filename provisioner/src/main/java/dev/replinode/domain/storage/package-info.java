/** Object Storage: where buckets are, what may be done with one, whether two hold the same. */
package dev.replinode.domain.storage;
