import type { Journey } from "../users/index.ts";

/** What people do in Roster: most look around, some sign in and work. */
export function rosterJourneys(account: {
  readonly email: string;
  readonly password: string;
}): Journey[] {
  return [
    {
      name: "visitor",
      weight: 5,
      opening: [{ path: "/" }, { path: "/api/session" }],
      afterwards: [
        { path: "/api/session", weight: 4 },
        { path: "/request-access" },
        { path: "/build-info.json" },
      ],
    },
    {
      name: "admin at work",
      weight: 1,
      opening: [
        { path: "/" },
        { path: "/api/session", body: { email: account.email, password: account.password } },
      ],
      afterwards: [
        { path: "/api/users?page=1", weight: 4 },
        { path: "/api/users?search=ann", weight: 3 },
        { path: "/api/session", weight: 2 },
        { path: "/api/access-requests" },
      ],
    },
  ];
}
