// All that is asked of WPS, in one place: the document's text, a place in it, and a number put in as a tracked change.
'use strict';

function goujiHost(app) {
  // The end of a cell is two characters of the text, `\r\x07`, and one place of the document.
  function place(text, at) {
    return at - (text.slice(0, at).match(/\r\x07/g) || []).length;
  }

  // The range that holds these very words. Codes of fields take places that the text does not show: then the words are
  // looked for from where they should be to the end of their paragraph.
  function range(text, start, end) {
    const words = text.slice(start, end), document = app.ActiveDocument;
    const [from, to] = [place(text, start), place(text, end)];
    const there = document.Range(from, to);
    if (there.Text === words) return there;
    const before = (text.slice(0, start).match(/\r/g) || []).length;
    const paragraph = before < document.Paragraphs.Count ? document.Paragraphs.Item(before + 1).Range : null;
    if (!paragraph || !paragraph.Find.Execute(words) || paragraph.Text !== words) return null;
    // The same words twice in a paragraph: nobody can tell which.
    const line = text.slice(text.lastIndexOf('\r', start - 1) + 1).split('\r')[0];
    return line.split(words).length === 2 ? paragraph : null;
  }

  return {
    text: () => app.ActiveDocument.Content.Text,
    // Whether the text is still as it was read.
    is_same: (text) => app.ActiveDocument.Content.Text === text,
    show(text, start, end) {
      const found = range(text, start, end);
      if (found) found.Select();
      return !!found;
    },
    // Whether it was put in; the setting of the document is left as it was.
    propose(text, start, end, value) {
      const document = app.ActiveDocument, found = range(text, start, end);
      if (!found) return false;
      const tracked = document.TrackRevisions;
      document.TrackRevisions = true;
      try { found.Text = value; } finally { document.TrackRevisions = tracked; }
      return true;
    },
  };
}
