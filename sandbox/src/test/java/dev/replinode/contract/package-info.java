/** The sandbox and the tool before the OpenAPI document that the API client is generated from. */
package dev.replinode.contract;
