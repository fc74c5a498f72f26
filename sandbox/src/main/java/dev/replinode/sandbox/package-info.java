/** The sandbox: a local Linode API, Object Storage and instances, for tests and trials. */
package dev.replinode.sandbox;
