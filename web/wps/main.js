// What WPS calls: the button of the ribbon opens the pane, or shows it again.
'use strict';

function OnAddinLoad() { return true; }

function OnAction() {
  const app = window.Application;
  const known = app.PluginStorage.getItem('goujiPane');
  const pane = known ? app.GetTaskPane(known) : app.CreateTaskPane(new URL('pane.html', location.href).href);
  app.PluginStorage.setItem('goujiPane', pane.ID);
  pane.Visible = true;
  return true;
}
