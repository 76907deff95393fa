/** What the networks learn from: sound collections, and noisy mixtures made of them on the fly. */
package dev.nightjar.train.data;
