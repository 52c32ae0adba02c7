/**
 * What RFC 4287 §4 asks of an Atom feed, as a RELAX NG schema, written for these tests from the text of the RFC. Narrower than the RFC:
 * elements of other namespaces, XHTML text and embedded content are not allowed, for no feed here has them.
 */
export const ATOM_RELAX_NG = `<?xml version="1.0" encoding="UTF-8"?>
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><ref name="feed"/></start>
  <define name="feed">
    <element name="feed"><ref name="common"/>
      <interleave>
        <zeroOrMore><ref name="author"/></zeroOrMore>
        <zeroOrMore><ref name="category"/></zeroOrMore>
        <zeroOrMore><element name="contributor"><ref name="person"/></element></zeroOrMore>
        <optional><element name="generator"><ref name="common"/><optional><attribute name="uri"><data type="anyURI"/></attribute></optional>
          <optional><attribute name="version"/></optional><text/></element></optional>
        <optional><element name="icon"><ref name="uri"/></element></optional>
        <element name="id"><ref name="uri"/></element>
        <zeroOrMore><ref name="link"/></zeroOrMore>
        <optional><element name="logo"><ref name="uri"/></element></optional>
        <optional><element name="rights"><ref name="words"/></element></optional>
        <optional><element name="subtitle"><ref name="words"/></element></optional>
        <element name="title"><ref name="words"/></element>
        <element name="updated"><ref name="date"/></element>
      </interleave>
      <zeroOrMore><ref name="entry"/></zeroOrMore>
    </element>
  </define>
  <define name="entry">
    <element name="entry"><ref name="common"/>
      <interleave>
        <zeroOrMore><ref name="author"/></zeroOrMore>
        <zeroOrMore><ref name="category"/></zeroOrMore>
        <zeroOrMore><element name="contributor"><ref name="person"/></element></zeroOrMore>
        <element name="id"><ref name="uri"/></element>
        <zeroOrMore><ref name="link"/></zeroOrMore>
        <optional><element name="published"><ref name="date"/></element></optional>
        <optional><element name="rights"><ref name="words"/></element></optional>
        <optional><element name="summary"><ref name="words"/></element></optional>
        <element name="title"><ref name="words"/></element>
        <element name="updated"><ref name="date"/></element>
      </interleave>
    </element>
  </define>
  <define name="common">
    <optional><attribute name="xml:base" ns="http://www.w3.org/XML/1998/namespace"><data type="anyURI"/></attribute></optional>
    <optional><attribute name="xml:lang" ns="http://www.w3.org/XML/1998/namespace"><ref name="language"/></attribute></optional>
  </define>
  <define name="language"><data type="string"><param name="pattern">([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?</param></data></define>
  <define name="uri"><ref name="common"/><data type="anyURI"><param name="minLength">1</param></data></define>
  <define name="words"><ref name="common"/>
    <optional><attribute name="type"><choice><value>text</value><value>html</value></choice></attribute></optional><text/></define>
  <define name="date"><ref name="common"/>
    <data type="dateTime"><param name="pattern">[0-9-]+T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})</param></data></define>
  <define name="author"><element name="author"><ref name="person"/></element></define>
  <define name="person"><ref name="common"/>
    <interleave>
      <element name="name"><text/></element>
      <optional><element name="uri"><ref name="uri"/></element></optional>
      <optional><element name="email"><data type="string"><param name="pattern">.+@.+</param></data></element></optional>
    </interleave>
  </define>
  <define name="category">
    <element name="category"><ref name="common"/><attribute name="term"/>
      <optional><attribute name="scheme"><data type="anyURI"/></attribute></optional><optional><attribute name="label"/></optional><empty/></element>
  </define>
  <define name="link">
    <element name="link"><ref name="common"/><attribute name="href"><data type="anyURI"/></attribute>
      <optional><attribute name="rel"><data type="string"><param name="minLength">1</param></data></attribute></optional>
      <optional><attribute name="type"><data type="string"><param name="pattern">.+/.+</param></data></attribute></optional>
      <optional><attribute name="hreflang"><ref name="language"/></attribute></optional>
      <optional><attribute name="title"/></optional><optional><attribute name="length"/></optional><empty/></element>
  </define>
</grammar>`;
