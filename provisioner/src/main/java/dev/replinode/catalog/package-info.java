/**
 * Reads what people write in files: manifests of scripts, configuration files of Linode's tools.
 */
package dev.replinode.catalog;
