package io.tandem.access;

import java.util.List;

/** A member of a project. */
record MemberView(long id, String email, String name, List<Role> roles, long version) {}
