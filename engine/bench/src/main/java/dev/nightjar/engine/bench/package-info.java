/** Benchmarks of the engine, each beside a peer that does the same work. */
package dev.nightjar.engine.bench;
