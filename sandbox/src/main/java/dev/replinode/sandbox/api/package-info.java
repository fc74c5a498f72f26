/** The API's resources: what each call checks, changes and answers. */
package dev.replinode.sandbox.api;
