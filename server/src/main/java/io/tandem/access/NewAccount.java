package io.tandem.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Name and password somebody chooses when accepting an invitation. */
record NewAccount(
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST) String password) {}
