package jvst.wrapper.communication;

/** What a host calls since VST 2.3. */
public interface VSTV23ToPlug extends VSTV22ToPlug {
  int setTotalSampleToProcess(int value);

  int getNextShellPlugin(String name);

  int startProcess();

  int stopProcess();
}
