package io.tandem.policies.registry;

import io.tandem.access.AuditTrail;
import org.springframework.stereotype.Component;

/** What activation shares with writing. */
@Component
record PolicyParts(
    StoredPolicies policies, PolicyStore store, PolicyChecks checks, AuditTrail audit) {}
