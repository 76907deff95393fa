-- Renders NJ_FRAMES of the session NJ_SESSION into NJ_FOLDER/out.wav, in the format of the preset float.preset.
-- NJ_BEGUN is the name of a file that says that it begins.
-- Ardour works out latencies some time after it has loaded: who renders at once gets silence now and then.
load_session (os.getenv ("NJ_SESSION"), "session")
ARDOUR.LuaAPI.usleep (tonumber (os.getenv ("NJ_WAIT_US")))
local export = Session:simple_export ()
export:set_folder (os.getenv ("NJ_FOLDER"))
export:set_name ("out")
export:set_range (0, tonumber (os.getenv ("NJ_FRAMES")))
io.open (os.getenv ("NJ_BEGUN"), "w"):close ()
if export:set_preset ("5f2d6d3c-0a55-4a83-9a9b-6d0d7a1c9b11") and export:run_export () then
  print ("nightjar: exported")
end
close_session ()
quit ()
