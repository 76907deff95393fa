/** The training of SING in three stages, and what it can do. */
package dev.nightjar.train.sing;
