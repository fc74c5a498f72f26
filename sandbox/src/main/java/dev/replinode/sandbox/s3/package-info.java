/** Object Storage: buckets and objects on disk, keys, and the S3 protocol in front of them. */
package dev.replinode.sandbox.s3;
