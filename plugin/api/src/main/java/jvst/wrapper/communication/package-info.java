/**
 * The two sides of a jVSTwRapper plug-in, version by version: what its host may call, and what it
 * may call. Only the names and signatures are those of jVSTwRapper.
 */
package jvst.wrapper.communication;
