/** Networks in libtorch: the training face of a description and its parameters. */
package dev.nightjar.train.network;
