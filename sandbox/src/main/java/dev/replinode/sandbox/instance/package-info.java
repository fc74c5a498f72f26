/** Instances: their lives as the API tells them, and the isolated processes that run scripts. */
package dev.replinode.sandbox.instance;
