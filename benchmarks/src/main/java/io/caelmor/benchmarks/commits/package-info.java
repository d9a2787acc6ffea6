/// How fast cuts become durable: each kind of store beside a plain JDBC batch of the same rows, on the same disk in the same run.
package io.caelmor.benchmarks.commits;
