/** What the platform itself offers: regions, types, images, endpoints. Recorded, never changed. */
package dev.replinode.sandbox.catalog;
