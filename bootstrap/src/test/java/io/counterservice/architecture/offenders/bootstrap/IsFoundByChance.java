package io.counterservice.architecture.offenders.bootstrap;

import org.springframework.stereotype.Service;

/** Is wired by a scan. */
@Service
final class IsFoundByChance {}
