/** The API's protocol: routing, tokens and scopes, paging, X-Filter, errors, rate-limit headers. */
package dev.replinode.sandbox.http;
