/** Windows of jVSTwRapper plug-ins: only so that their classes link; none is ever opened. */
package jvst.wrapper.gui;
