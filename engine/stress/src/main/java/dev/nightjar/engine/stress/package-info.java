/** Proofs by jcstress that the lock-free parts keep their promises on this machine. */
package dev.nightjar.engine.stress;
