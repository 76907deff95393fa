/** The classes that plug-ins written for jVSTwRapper extend, so that they run here unchanged. */
package jvst.wrapper;
