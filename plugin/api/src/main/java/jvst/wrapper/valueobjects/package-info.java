/**
 * What a jVSTwRapper plug-in and its host tell each other: plain values under the names of its API.
 */
package jvst.wrapper.valueobjects;
