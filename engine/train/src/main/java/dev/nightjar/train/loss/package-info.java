/** What training makes small: distances between an estimate and the clean signal. */
package dev.nightjar.train.loss;
